// Debian's libxml2 is built with ICU, whose headers clash with those of the ICU inside Foundation. Nothing that
// is used here depends on them.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/HTMLtree.h>
#include <libxml/tree.h>
#include <libxml/parserInternals.h>
// xmlFree is a global function pointer variable, which Swift 6 refuses as shared mutable state.
static inline void cxml_free(void *pointer) { xmlFree(pointer); }
// Another one: the depth of elements at which parsers stop.
static inline void cxml_set_depth_limit(unsigned limit) { xmlParserMaxDepth = limit; }
