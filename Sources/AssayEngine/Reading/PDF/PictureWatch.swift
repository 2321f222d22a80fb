import CPoppler

/// Notices whether pictures are painted on a surface: Poppler fills their frames with them, and paints or masks with
/// what it put together beforehand. Asking Poppler for a page's pictures takes as long as its text.
///
/// A class because Cairo calls it back while it paints.
final class PictureWatch {
    /// To be painted on in the place of the surface that is watched.
    let surface: OpaquePointer
    private(set) var sawPicture = false
    private var context: OpaquePointer?

    init?(_ target: OpaquePointer) {
        guard let surface = cairo_surface_create_observer(target, CAIRO_SURFACE_OBSERVER_NORMAL) else {
            return nil
        }
        self.surface = surface
    }

    deinit { cairo_surface_destroy(surface) }

    /// From now on; the context must end before the watch does.
    func begin(on context: OpaquePointer) {
        self.context = context
        let own = Unmanaged.passUnretained(self).toOpaque()
        let notice: cairo_surface_observer_callback_t = { _, _, watch in
            guard let watch else { return }
            Unmanaged<PictureWatch>.fromOpaque(watch).takeUnretainedValue().look()
        }
        cairo_surface_observer_add_fill_callback(surface, notice, own)
        cairo_surface_observer_add_paint_callback(surface, notice, own)
        // Only pictures of one bit, and what is shown through them, are masks.
        cairo_surface_observer_add_mask_callback(
            surface,
            { _, _, watch in
                guard let watch else { return }
                Unmanaged<PictureWatch>.fromOpaque(watch).takeUnretainedValue().sawPicture = true
            }, own)
    }

    private func look() {
        guard !sawPicture, let context, let source = cairo_get_source(context) else { return }
        sawPicture = cairo_pattern_get_type(source) == CAIRO_PATTERN_TYPE_SURFACE
    }
}
