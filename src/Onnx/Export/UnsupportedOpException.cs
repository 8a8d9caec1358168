namespace MLNetVision.Onnx.Export;

/// <summary>Ends the export of one step; what all such steps lack is reported together.</summary>
internal sealed class UnsupportedOpException(string rule) : Exception(rule);
