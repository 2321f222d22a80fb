#include "one_thread.h"

// Tesseract marks its inner loops for OpenMP, and a helper reads with one thread (there is one helper a core). Even then
// OpenMP's runtime makes a team for each of them and wakes its nobody by a system call, fifty thousand times a page. The
// program's own symbols come before those of the library, and just do the work.

static _Thread_local unsigned section_count, section_next;

void GOMP_parallel(void (*body)(void *), void *data, unsigned threads, unsigned flags) {
    (void)threads;
    (void)flags;
    body(data);
}

void GOMP_parallel_sections(void (*body)(void *), void *data, unsigned threads, unsigned count, unsigned flags) {
    (void)threads;
    (void)flags;
    // Sections may hold sections.
    const unsigned outer_count = section_count, outer_next = section_next;
    section_count = count;
    section_next = 1;
    body(data);
    section_count = outer_count;
    section_next = outer_next;
}

unsigned GOMP_sections_next(void) { return section_next <= section_count ? section_next++ : 0; }

void GOMP_sections_end_nowait(void) {}
