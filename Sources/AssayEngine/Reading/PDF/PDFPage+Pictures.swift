import AssayCore
import CPoppler

extension PDFPage {
    /// Pictures of a page that are looked at, the largest ones; hostile pages have millions.
    private static let mostPictures = 200

    /// Where the page has pictures, in points from the top left, inside the page; more than is true where a picture
    /// may lie on its side.
    func pictureAreas() -> [Box] {
        guard let list = poppler_page_get_image_mapping(pointer) else { return [] }
        defer { poppler_page_free_image_mapping(list) }
        var areas: [Box] = []
        var node: UnsafeMutablePointer<GList>? = list
        while let current = node {
            node = current.pointee.next
            let mapping = current.pointee.data?.assumingMemoryBound(to: PopplerImageMapping.self)
            guard let area = mapping?.pointee.area, area.x1.isFinite, area.x2.isFinite, area.y1.isFinite,
                area.y2.isFinite
            else { continue }
            areas += places(of: area)
        }
        return Array(
            areas.sorted { $0.width * $0.height > $1.width * $1.height }.prefix(Self.mostPictures))
    }

    /// Poppler gives the corner at which a picture begins, and its width and height as if it stood upright: on a page
    /// or in a frame that is turned it reaches from there to another side.
    private func places(of area: PopplerRectangle) -> [Box] {
        let page = Box(left: 0, top: 0, right: width, bottom: height)
        let upright = Box(left: area.x1, top: area.y1, right: area.x2, bottom: area.y2)
        let (across, down) = (upright.width, upright.height)
        let sideways = [
            Box(left: area.x1 - down, top: area.y1, right: area.x1, bottom: area.y1 + across),
            Box(left: area.x1, top: area.y1 - across, right: area.x1 + down, bottom: area.y1),
        ]
        // Where nothing is turned, pictures lie on the page.
        let isInside = upright.cut(to: page).area > 0.9 * upright.area && !isTurned
        return (isInside ? [upright] : [upright] + sideways).map { $0.cut(to: page) }.filter { $0.area > 0 }
    }

    /// Whether viewers turn the page on its side.
    private var isTurned: Bool {
        var crop = PopplerRectangle()
        poppler_page_get_crop_box(pointer, &crop)
        return abs(crop.x2 - crop.x1 - width) > 1
    }
}

extension Box {
    var area: Double { width * height }
}
