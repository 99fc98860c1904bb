"""A deck of slides as data: what `render` draws as HTML, PowerPoint and PDF."""
