import COneThread
import Foundation
import Testing

@Suite struct OneThreadTests {
    @Test(arguments: [
        "GOMP_parallel", "GOMP_parallel_sections", "GOMP_sections_next", "GOMP_sections_end_nowait",
    ])
    func `Tesseract finds the program's own symbol before the library's`(symbol: String) throws {
        let library = try #require(dlopen("libgomp.so.1", RTLD_LAZY))
        defer { dlclose(library) }
        let found = try #require(dlsym(UnsafeMutableRawPointer(bitPattern: 0), symbol))
        #expect(found != dlsym(library, symbol))
    }

    @Test func `Every section is done once, those inside of another too`() {
        var done: [UInt32] = []
        withUnsafeMutablePointer(to: &done) { done in
            GOMP_parallel_sections(
                { data in
                    while case let section = GOMP_sections_next(), section != 0 {
                        data?.assumingMemoryBound(to: [UInt32].self).pointee.append(section)
                        guard section == 2 else { continue }
                        GOMP_parallel_sections(
                            { data in
                                while case let inner = GOMP_sections_next(), inner != 0 {
                                    data?.assumingMemoryBound(to: [UInt32].self).pointee.append(10 + inner)
                                }
                                GOMP_sections_end_nowait()
                            }, data, 4, 2, 0)
                    }
                    GOMP_sections_end_nowait()
                }, done, 4, 3, 0)
        }
        #expect(done == [1, 2, 11, 12, 3])
        #expect(GOMP_sections_next() == 0)
    }

    @Test func `A loop's body is run once, by the thread that asks`() {
        var ran = 0
        withUnsafeMutablePointer(to: &ran) { ran in
            GOMP_parallel({ data in data?.assumingMemoryBound(to: Int.self).pointee += 1 }, ran, 4, 0)
        }
        #expect(ran == 1)
    }
}
