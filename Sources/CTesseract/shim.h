// Leptonica first and in the same module: else `Pix` imports as an opaque pointer in one file and as a
// struct pointer in another.
#include <allheaders.h>
#include <tesseract/capi.h>
#include <malloc.h>
#include <sys/prctl.h>
// libgomp comes with libtesseract; declared here because omp.h belongs to gcc.
extern void omp_set_max_active_levels(int);
static inline void ctesseract_single_threaded(void) { omp_set_max_active_levels(0); }
static inline void ctesseract_trim_memory(void) { malloc_trim(0); }
static inline void cthread_set_name(const char *name) { prctl(PR_SET_NAME, name, 0, 0, 0); }
