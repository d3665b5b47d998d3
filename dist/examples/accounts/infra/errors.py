"""Everything the service refuses to do, each with the HTTP status it maps to."""


class ServiceError(Exception):
    status = 400


class InvalidCredentials(ServiceError):
    status = 401


class Forbidden(ServiceError):
    status = 403


class AccountNotActive(Forbidden):
    pass


class NotFound(ServiceError):
    status = 404


class Conflict(ServiceError):
    status = 409


class InvalidInput(ServiceError):
    status = 422


class TooManyAttempts(ServiceError):
    status = 429
