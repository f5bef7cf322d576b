from desk.models.sign_in_tries import WINDOW, SignInTries
from desk.models.uploads import Outcome, Upload, UploadRow, UploadState

__all__ = ["WINDOW", "Outcome", "SignInTries", "Upload", "UploadRow", "UploadState"]
