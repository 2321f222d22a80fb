// PDFium's functions that Assay calls, as its public headers declare them
// (https://pdfium.googlesource.com/pdfium/+/refs/heads/main/public/), and where to find them once its library is
// loaded. Nothing here is safe to be used by two threads at a time.
#pragma once
#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

typedef struct fpdf_document_t__ *FPDF_DOCUMENT;
typedef struct fpdf_page_t__ *FPDF_PAGE;
typedef struct fpdf_textpage_t__ *FPDF_TEXTPAGE;
typedef struct fpdf_pageobject_t__ *FPDF_PAGEOBJECT;
typedef struct fpdf_pageobjectmark_t__ *FPDF_PAGEOBJECTMARK;
typedef const struct fpdf_clippath_t__ *FPDF_CLIPPATH;
typedef const struct fpdf_pathsegment_t__ *FPDF_PATHSEGMENT;
typedef struct fpdf_font_t__ *FPDF_FONT;
typedef struct fpdf_bitmap_t__ *FPDF_BITMAP;
typedef struct fpdf_annotation_t__ *FPDF_ANNOTATION;
typedef struct fpdf_attachment_t__ *FPDF_ATTACHMENT;

typedef struct { float left, top, right, bottom; } FS_RECTF;
typedef struct { float a, b, c, d, e, f; } FS_MATRIX;

// X(result, name, arguments). Truth values and enumerations are ints in the library's interface.
#define CPDFIUM_FUNCTIONS(X) \
    X(void, FPDF_InitLibrary, (void)) \
    X(unsigned long, FPDF_GetLastError, (void)) \
    X(FPDF_DOCUMENT _Nullable, FPDF_LoadMemDocument64, (const void *, size_t, const char *_Nullable)) \
    X(void, FPDF_CloseDocument, (FPDF_DOCUMENT)) \
    X(int, FPDF_GetPageCount, (FPDF_DOCUMENT)) \
    X(FPDF_PAGE _Nullable, FPDF_LoadPage, (FPDF_DOCUMENT, int)) \
    X(void, FPDF_ClosePage, (FPDF_PAGE)) \
    X(int, FPDF_GetPageBoundingBox, (FPDF_PAGE, FS_RECTF *)) \
    X(int, FPDFPage_GetRotation, (FPDF_PAGE)) \
    X(int, FPDFPage_GetAnnotCount, (FPDF_PAGE)) \
    X(FPDF_ANNOTATION _Nullable, FPDFPage_GetAnnot, (FPDF_PAGE, int)) \
    X(void, FPDFPage_CloseAnnot, (FPDF_ANNOTATION)) \
    X(int, FPDFAnnot_GetSubtype, (FPDF_ANNOTATION)) \
    X(int, FPDFAnnot_HasKey, (FPDF_ANNOTATION, const char *)) \
    X(int, FPDFPage_Flatten, (FPDF_PAGE, int)) \
    X(FPDF_TEXTPAGE _Nullable, FPDFText_LoadPage, (FPDF_PAGE)) \
    X(void, FPDFText_ClosePage, (FPDF_TEXTPAGE)) \
    X(int, FPDFText_CountChars, (FPDF_TEXTPAGE)) \
    X(unsigned, FPDFText_GetUnicode, (FPDF_TEXTPAGE, int)) \
    X(int, FPDFText_IsGenerated, (FPDF_TEXTPAGE, int)) \
    X(int, FPDFText_HasUnicodeMapError, (FPDF_TEXTPAGE, int)) \
    X(int, FPDFText_GetLooseCharBox, (FPDF_TEXTPAGE, int, FS_RECTF *)) \
    X(int, FPDFText_GetCharBox, (FPDF_TEXTPAGE, int, double *, double *, double *, double *)) \
    X(double, FPDFText_GetFontSize, (FPDF_TEXTPAGE, int)) \
    X(int, FPDFText_GetMatrix, (FPDF_TEXTPAGE, int, FS_MATRIX *)) \
    X(FPDF_PAGEOBJECT _Nullable, FPDFText_GetTextObject, (FPDF_TEXTPAGE, int)) \
    X(int, FPDFPage_CountObjects, (FPDF_PAGE)) \
    X(FPDF_PAGEOBJECT _Nullable, FPDFPage_GetObject, (FPDF_PAGE, int)) \
    X(int, FPDFFormObj_CountObjects, (FPDF_PAGEOBJECT)) \
    X(FPDF_PAGEOBJECT _Nullable, FPDFFormObj_GetObject, (FPDF_PAGEOBJECT, unsigned long)) \
    X(int, FPDFPageObj_GetType, (FPDF_PAGEOBJECT)) \
    X(int, FPDFPageObj_GetBounds, (FPDF_PAGEOBJECT, float *, float *, float *, float *)) \
    X(int, FPDFPageObj_GetMatrix, (FPDF_PAGEOBJECT, FS_MATRIX *)) \
    X(int, FPDFPageObj_HasTransparency, (FPDF_PAGEOBJECT)) \
    X(int, FPDFPageObj_SetIsActive, (FPDF_PAGEOBJECT, int)) \
    X(void, FPDFPageObj_SetBlendMode, (FPDF_PAGEOBJECT, const char *)) \
    X(int, FPDFPageObj_GetFillColor, (FPDF_PAGEOBJECT, unsigned *, unsigned *, unsigned *, unsigned *)) \
    X(int, FPDFPageObj_SetFillColor, (FPDF_PAGEOBJECT, unsigned, unsigned, unsigned, unsigned)) \
    X(int, FPDFPageObj_GetStrokeColor, (FPDF_PAGEOBJECT, unsigned *, unsigned *, unsigned *, unsigned *)) \
    X(int, FPDFPageObj_GetStrokeWidth, (FPDF_PAGEOBJECT, float *)) \
    X(int, FPDFPageObj_CountMarks, (FPDF_PAGEOBJECT)) \
    X(FPDF_PAGEOBJECTMARK _Nullable, FPDFPageObj_GetMark, (FPDF_PAGEOBJECT, unsigned long)) \
    X(int, FPDFPageObjMark_GetName, \
        (FPDF_PAGEOBJECTMARK, uint16_t *_Nullable, unsigned long, unsigned long *)) \
    X(FPDF_CLIPPATH _Nullable, FPDFPageObj_GetClipPath, (FPDF_PAGEOBJECT)) \
    X(int, FPDFClipPath_CountPaths, (FPDF_CLIPPATH)) \
    X(int, FPDFClipPath_CountPathSegments, (FPDF_CLIPPATH, int)) \
    X(FPDF_PATHSEGMENT _Nullable, FPDFClipPath_GetPathSegment, (FPDF_CLIPPATH, int, int)) \
    X(int, FPDFPath_GetDrawMode, (FPDF_PAGEOBJECT, int *, int *)) \
    X(int, FPDFPath_CountSegments, (FPDF_PAGEOBJECT)) \
    X(FPDF_PATHSEGMENT _Nullable, FPDFPath_GetPathSegment, (FPDF_PAGEOBJECT, int)) \
    X(int, FPDFPathSegment_GetType, (FPDF_PATHSEGMENT)) \
    X(int, FPDFPathSegment_GetClose, (FPDF_PATHSEGMENT)) \
    X(int, FPDFPathSegment_GetPoint, (FPDF_PATHSEGMENT, float *, float *)) \
    X(int, FPDFTextObj_GetTextRenderMode, (FPDF_PAGEOBJECT)) \
    X(int, FPDFTextObj_SetTextRenderMode, (FPDF_PAGEOBJECT, int)) \
    X(FPDF_FONT _Nullable, FPDFTextObj_GetFont, (FPDF_PAGEOBJECT)) \
    X(int, FPDFFont_GetIsEmbedded, (FPDF_FONT)) \
    X(int, FPDFFont_GetFontData, (FPDF_FONT, uint8_t *_Nullable, size_t, size_t *)) \
    X(FPDF_BITMAP _Nullable, FPDFBitmap_CreateEx, (int, int, int, void *, int)) \
    X(void, FPDFBitmap_Destroy, (FPDF_BITMAP)) \
    X(void, FPDF_RenderPageBitmapWithMatrix, \
        (FPDF_BITMAP, FPDF_PAGE, const FS_MATRIX *, const FS_RECTF *, int)) \
    X(int, FPDFDoc_GetAttachmentCount, (FPDF_DOCUMENT)) \
    X(FPDF_ATTACHMENT _Nullable, FPDFDoc_GetAttachment, (FPDF_DOCUMENT, int)) \
    X(unsigned long, FPDFAttachment_GetName, (FPDF_ATTACHMENT, uint16_t *_Nullable, unsigned long)) \
    X(int, FPDFAttachment_GetFile, (FPDF_ATTACHMENT, void *_Nullable, unsigned long, unsigned long *))

#define CPDFIUM_MEMBER(result, name, arguments) result (*_Nonnull name) arguments;
typedef struct { CPDFIUM_FUNCTIONS(CPDFIUM_MEMBER) } CPDFiumFunctions;
#undef CPDFIUM_MEMBER

// Loads the library at `path` and makes it ready. Null where that fails: `reason` then says why, in the loader's
// words, until the next call. To be called once a process.
const CPDFiumFunctions *_Nullable cpdfium_load(const char *path, const char *_Nullable *_Nonnull reason);

#pragma clang assume_nonnull end
