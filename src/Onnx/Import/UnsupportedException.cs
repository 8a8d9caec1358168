namespace MLNetVision.Onnx.Import;

/// <summary>Ends the import of one node; what all such nodes lack is reported together.</summary>
internal sealed class UnsupportedException(string rule) : Exception(rule);
