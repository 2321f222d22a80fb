#ifndef ONE_THREAD_H
#define ONE_THREAD_H

// What OpenMP's runtime does for code that is marked as parallel, here for one thread: a loop, and sections, each of which is
// asked for by number until there is none (0).
void GOMP_parallel(void (*body)(void *), void *data, unsigned threads, unsigned flags);
void GOMP_parallel_sections(void (*body)(void *), void *data, unsigned threads, unsigned count, unsigned flags);
unsigned GOMP_sections_next(void);
void GOMP_sections_end_nowait(void);

#endif
