"""The least that a window costs in Python: one bare widget, painted once."""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget


class BareWindow(QWidget):
    """Quits the program when it has painted."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        QTimer.singleShot(0, QApplication.quit)


application = QApplication(sys.argv)
window = BareWindow()
# As large as ours, so that both hold as many pixels.
window.resize(1280, 800)
window.show()
sys.exit(application.exec())
