"""onnx.checker: whether the standard's own library accepts a model."""
import worker

try:
    import onnx
    import onnx.checker
except ImportError as error:
    worker.missing(error.name)


@worker.work
def check(model):
    """The output is what it objects to; nothing where it accepts the model."""
    objection = b""

    def run():
        nonlocal objection
        try:
            onnx.checker.check_model(model, full_check=True)
        except Exception as error:  # It raises several kinds.
            objection = str(error).strip().encode()

    return run, lambda: objection


worker.serve(f"onnx {onnx.__version__}")
