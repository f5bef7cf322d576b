from desk.models.sign_in_tries import WINDOW, SignInTries
from desk.models.uploads import WRITTEN, Outcome, Upload, UploadRow, UploadState

__all__ = ["WINDOW", "WRITTEN", "Outcome", "SignInTries", "Upload", "UploadRow", "UploadState"]
