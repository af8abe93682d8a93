"""Pictures of painted rows, kept so that painting a row again is copying it: text is what takes the time."""

from collections import OrderedDict
from collections.abc import Callable, Hashable

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPixmap

Key = tuple[Hashable, int, int, float]  # with width, height and ratio
MOST_PIXELS = 2_000_000  # of the window, kept in all: 8 MB on a usual screen, fifty rows


class RowPictures:
    """The pictures that were used last. ``forget`` is to be called when what no key tells has changed, as the fonts."""

    def __init__(self) -> None:
        self._pictures: OrderedDict[Key, QPixmap] = OrderedDict()  # used last, last
        self._pixels = 0

    def forget(self) -> None:
        """Paint everything anew."""
        self._pictures.clear()
        self._pixels = 0

    def find(self, key: Hashable, size: QSize, ratio: float, paint: Callable[[QPainter], object]) -> QPixmap | None:
        """The picture of that key; where there is none, ``paint`` paints it, which has to cover ``size``.

        ``ratio``: pixels of the screen for one of the window, along either edge. None where that is no whole number: a
        picture would stand between the pixels of the screen, and be blurred.
        """
        if ratio != int(ratio):
            return None
        whole_key = (key, size.width(), size.height(), ratio)
        picture = self._pictures.get(whole_key)
        if picture is not None:
            self._pictures.move_to_end(whole_key)
            return picture
        picture = QPixmap(size * ratio)
        picture.setDevicePixelRatio(ratio)
        with QPainter(picture) as painter:
            paint(painter)
        self._keep(whole_key, picture, size.width() * size.height())
        return picture

    def _keep(self, key: Key, picture: QPixmap, pixels: int) -> None:
        self._pictures[key] = picture
        self._pixels += pixels
        while self._pixels > MOST_PIXELS and len(self._pictures) > 1:
            (_, width, height, _ratio), _picture = self._pictures.popitem(last=False)
            self._pixels -= width * height
