#include <libxml/HTMLparser.h>
#include <libxml/HTMLtree.h>
#include <libxml/xpath.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
// xmlFree is a global function pointer variable, which Swift 6 refuses as shared mutable state.
static inline void cxml_free(void *pointer) { xmlFree(pointer); }
