"""Charts described once and drawn twice: SVG by the server, plotly figures in the browser."""
