namespace MLNetVision.Benchmarks.Peers.Exchange;

/// <summary>Models that go through ONNX, one row each.</summary>
internal interface ICheck
{
    /// <summary>What the numbers of the table are.</summary>
    string Explanation { get; }

    /// <summary>The rows.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>Why a model is not compared, or null.</summary>
    string? Excuse(string model) => null;

    /// <summary>What one model comes to.</summary>
    IReadOnlyList<Finding> Run(string model);
}
