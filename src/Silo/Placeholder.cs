// placeholder while the first files are written
