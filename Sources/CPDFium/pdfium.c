#define _GNU_SOURCE
#include "pdfium.h"

#include <dlfcn.h>

// The library brings a FreeType of its own, whose names other libraries have too: it shall call its own. What checks
// memory in tests can't do with that.
#if defined(RTLD_DEEPBIND) && !__has_feature(address_sanitizer)
#define OWN_NAMES_FIRST RTLD_DEEPBIND
#else
#define OWN_NAMES_FIRST 0
#endif

const CPDFiumFunctions *cpdfium_load(const char *path, const char **reason) {
    static CPDFiumFunctions functions;
    *reason = "it is something else";
    void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL | OWN_NAMES_FIRST);
    if (library == NULL) {
        *reason = dlerror();
        return NULL;
    }
#define CPDFIUM_FIND(result, name, arguments) \
    void *name = dlsym(library, #name); \
    if (name == NULL) { \
        *reason = "it has no " #name; \
        return NULL; \
    } \
    functions.name = (result(*) arguments)name;
    CPDFIUM_FUNCTIONS(CPDFIUM_FIND)
    functions.FPDF_InitLibrary();
    return &functions;
}
