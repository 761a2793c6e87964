"""Another program beside ours: a small window from which the mouse drags files or text.

python -m tests.hands.other_program text “words”
python -m tests.hands.other_program files PATH...
"""

import sys
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel


class Source(QLabel):
    """The source of the drag; the window's name becomes the action with which the drop was accepted."""

    def __init__(self, data: QMimeData) -> None:
        super().__init__("Drag from here")
        self._data = data
        self.setWindowTitle("other program")
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint)
        self.resize(160, 60)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Begin to drag, offering what a file manager offers: copy, move and link."""
        drag, data = QDrag(self), QMimeData()
        for kind in self._data.formats():
            data.setData(kind, self._data.data(kind))
        drag.setMimeData(data)
        offered = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction | Qt.DropAction.LinkAction
        done = drag.exec(offered, Qt.DropAction.MoveAction)
        self.setWindowTitle(f"other program: {done.name}")
        event.accept()


def main() -> None:
    """Show the window until it is closed."""
    application = QApplication(sys.argv[:1])
    data = QMimeData()
    if sys.argv[1] == "text":
        data.setText(sys.argv[2])
        data.setHtml(f"<b style='color:red'>{sys.argv[2]}</b>")
    else:
        data.setUrls([QUrl.fromLocalFile(str(Path(name).absolute())) for name in sys.argv[2:]])
    source = Source(data)
    source.show()
    application.exec()


if __name__ == "__main__":
    main()
