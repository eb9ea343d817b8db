"""`manage.py up`: a host, a port and a data folder come in, a running Hikiwake goes out."""
