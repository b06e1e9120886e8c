"""Trade panes under the lanes; the only home of pyqtgraph."""
