class Rejected(Exception):
    pass
