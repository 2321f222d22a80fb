"""Makes a clean page look scanned or photographed. Every recipe is seeded, so a page always ages the same way."""
import io

import numpy as np
from PIL import Image, ImageFilter

PAPER = 244


def skewed(page: Image.Image) -> Image.Image:
    rng = np.random.default_rng(9)
    page = page.rotate(2.1, Image.Resampling.BICUBIC, fillcolor=255)
    gray = _speckle(_ink_and_paper(page, rng, grain=3), rng, dark=420, light=900)
    return _finish(gray, blur=0.6)


def faint(page: Image.Image) -> Image.Image:
    """A toner at its end: gray print, with two lighter streaks down the page, on grayish paper."""
    rng = np.random.default_rng(10)
    gray = _array(page.rotate(-0.4, Image.Resampling.BICUBIC, fillcolor=255))
    gray = 214 - (255 - gray) * 0.34
    columns = np.arange(gray.shape[1]) / gray.shape[1]
    streaks = np.exp(-((columns - 0.31) / 0.03) ** 2) + np.exp(-((columns - 0.72) / 0.02) ** 2)
    gray += (214 - gray) * 0.35 * streaks
    gray += rng.normal(0, 2.5, gray.shape) + _clouds(gray.shape, rng, 5)
    return _finish(gray, blur=0.7)


def upside_down(page: Image.Image) -> Image.Image:
    rng = np.random.default_rng(11)
    page = page.rotate(180.5, Image.Resampling.BICUBIC, fillcolor=255)
    gray = _speckle(_ink_and_paper(page, rng, grain=2), rng, dark=160, light=300)
    gray[:, -14:] *= np.linspace(1, 0.45, 14)  # the lid's shadow along one edge
    return _finish(gray, blur=0.5)


def photo(page: Image.Image) -> Image.Image:
    """A sheet on a dark table: perspective, light from one side, a soft shadow, slight blur."""
    rng = np.random.default_rng(12)
    width, height = 1560, 2080
    sheet = Image.fromarray(_bytes(_ink_and_paper(page, rng, grain=2)))
    corners = np.array([(118, 142), (1466, 96), (1508, 1946), (64, 1992)], float)
    coefficients = _perspective(corners, sheet.size)
    warped = sheet.transform((width, height), Image.Transform.PERSPECTIVE, coefficients, Image.Resampling.BICUBIC)
    mask = Image.new("L", sheet.size, 255).transform((width, height), Image.Transform.PERSPECTIVE, coefficients)
    table = 74 + _clouds((height, width), rng, 16) + rng.normal(0, 4, (height, width))
    alpha = _array(mask.filter(ImageFilter.GaussianBlur(1.2))) / 255
    shadow = _array(Image.fromarray(_bytes(np.roll(alpha * 255, (18, 14), (0, 1)))).filter(
        ImageFilter.GaussianBlur(16))) / 255
    scene = table * (1 - 0.55 * shadow) * (1 - alpha) + _array(warped) * alpha
    y, x = np.mgrid[0:height, 0:width]
    light = 1.02 - 0.34 * (x / width) * (0.45 + 0.55 * y / height)
    hand = 0.20 * np.exp(-(((x - 1420) / 420) ** 2 + ((y - 1780) / 480) ** 2))
    gray = scene * (light - hand) + rng.normal(0, 2.2, scene.shape)
    return _finish(gray, blur=0.9)


def blank(size: tuple[int, int]) -> Image.Image:
    """An empty sheet that went through the scanner: paper, dust, a faint fold, the shadow of two punch holes."""
    rng = np.random.default_rng(14)
    gray = _speckle(_ink_and_paper(Image.new("L", size, 255), rng, grain=2), rng, dark=110, light=0)
    y, x = np.mgrid[0:size[1], 0:size[0]]
    gray -= 9 * np.exp(-((y - size[1] * 0.334 + x * 0.004) / 3.0) ** 2)
    for center in (size[1] / 2 - 315, size[1] / 2 + 315):
        gray -= 90 * (np.hypot(x - 92, y - center) < 22)
    return _finish(gray, blur=0.8)


def thermal(strip: Image.Image, seed: int, fade: float, angle: float, crumple: float) -> Image.Image:
    """A till receipt: print that fades in bands, creases, a slight tilt on the scanner's white."""
    rng = np.random.default_rng(seed)
    gray = _array(strip)
    height, width = gray.shape
    rows = np.convolve(rng.normal(0, 1, height + 240), np.ones(241) / 241, "valid") * 5
    strength = np.clip(fade + 0.10 * rows[:, None] + _clouds(gray.shape, rng, 0.08), 0.18, 1)
    gray = PAPER - (PAPER - 30) * (255 - gray) / 255 * strength
    y, x = np.mgrid[0:height, 0:width]
    for _ in range(int(crumple * 7)):
        slope, offset = rng.uniform(-0.9, 0.9), rng.uniform(0, height)
        distance = y - offset - slope * x
        gray += crumple * (13 * np.exp(-(distance / 7) ** 2) - 16 * np.exp(-((distance - 13) / 17) ** 2))
    gray += crumple * _clouds(gray.shape, rng, 9) + rng.normal(0, 2.2, gray.shape)
    sheet = Image.new("L", (width + 120, height + 120), 252)
    sheet.paste(Image.fromarray(_bytes(gray)), (60, 60))
    sheet = sheet.rotate(angle, Image.Resampling.BICUBIC, fillcolor=252)
    return _finish(_array(sheet), blur=0.6)


def encoded(image: Image.Image, ext: str, dpi: int) -> bytes:
    """JPEG at quality 70; PNG with 16 gray levels, which compresses well and loses nothing that counts."""
    out = io.BytesIO()
    if ext == "jpg":
        image.save(out, "JPEG", quality=70, dpi=(dpi, dpi))
    else:
        levels = image.point([round(v / 17) for v in range(256)])
        palette = Image.frombytes("P", image.size, levels.tobytes())
        palette.putpalette([v * 17 for v in range(16) for _ in range(3)])
        palette.save(out, "PNG", optimize=True, bits=4, dpi=(dpi, dpi))
    return out.getvalue()


def _array(image: Image.Image) -> np.ndarray:
    return np.asarray(image, dtype=float)


def _bytes(gray: np.ndarray) -> np.ndarray:
    return np.clip(gray, 0, 255).astype(np.uint8)


def _finish(gray: np.ndarray, blur: float) -> Image.Image:
    return Image.fromarray(_bytes(gray)).filter(ImageFilter.GaussianBlur(blur))


def _ink_and_paper(page: Image.Image, rng, grain: float) -> np.ndarray:
    """Ink is never black and paper never white."""
    gray = 38 + _array(page) / 255 * (PAPER - 38)
    return gray + _clouds(gray.shape, rng, 3) + rng.normal(0, grain, gray.shape)


def _clouds(shape, rng, strength: float) -> np.ndarray:
    """Slow unevenness: a small random field, enlarged."""
    small = rng.uniform(0, 255, (shape[0] // 160 + 2, shape[1] // 160 + 2)).astype(np.uint8)
    field = Image.fromarray(small).resize((shape[1], shape[0]), Image.Resampling.BICUBIC)
    return (_array(field) / 255 - 0.5) * 2 * strength


def _speckle(gray: np.ndarray, rng, dark: int, light: int) -> np.ndarray:
    for count, value in ((dark, 70), (light, 250)):
        ys, xs = rng.integers(0, gray.shape[0] - 2, count), rng.integers(0, gray.shape[1] - 2, count)
        for y, x, size in zip(ys, xs, rng.integers(1, 3, count)):
            gray[y:y + size, x:x + size] = value
    return gray


def _perspective(corners: np.ndarray, size: tuple[int, int]) -> list[float]:
    """Pillow asks for the map from the output back to the sheet: eight equations, eight unknowns."""
    width, height = size
    source = [(0, 0), (width, 0), (width, height), (0, height)]
    rows, right = [], []
    for (x, y), (u, v) in zip(corners, source):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        right += [u, v]
    return list(np.linalg.solve(np.array(rows), np.array(right)))
