"""Charts described once and drawn twice: as SVG by the server and as plotly figures in the browser."""
