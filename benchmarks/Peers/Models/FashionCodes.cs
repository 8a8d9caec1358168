using System.Runtime.InteropServices;
using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Benchmarks.Peers.Harness;
using MLNetVision.Estimators;
using MLNetVision.Training;

namespace MLNetVision.Benchmarks.Peers.Models;

/// <summary>The 70,000 pictures of Fashion-MNIST as 50 principal components, made once by the peer and kept; and maps of them.</summary>
/// <param name="Numbers">The rows, one after the other.</param>
/// <param name="Labels">Their classes.</param>
internal sealed record FashionCodes(float[] Numbers, byte[] Labels)
{
    public const int Columns = 50;

    /// <summary>Where they are kept.</summary>
    public static string File => Path.Combine(GeneratedFiles.Folder("tsne"), "fashion-50.bin");

    /// <summary>A row.</summary>
    public ReadOnlySpan<float> this[int row] => Numbers.AsSpan(row * Columns, Columns);

    /// <summary>Reads them; the peer makes them before if need be.</summary>
    public static FashionCodes Read(PeerProcess peer)
    {
        FashionMnist.Read(1);
        peer.Prepare("codes", new { folder = FashionMnist.Folder, file = File });
        return new FashionCodes(MemoryMarshal.Cast<byte, float>(System.IO.File.ReadAllBytes(File)).ToArray(), FashionMnist.ReadLabels());
    }

    /// <summary>Some of the rows.</summary>
    public FashionCodes Part(int first, int rows) => new(Numbers[(first * Columns)..((first + rows) * Columns)], Labels[first..(first + rows)]);

    /// <summary>Makes a map of the first rows.</summary>
    public TSneTransformer Map(int rows, int threads, int iterations = 1000, CancellationToken cancellation = default)
    {
        var ml = new MLContext(1);
        var codes = Enumerable.Range(0, rows).Select(i => new CodeRow { Code = Numbers[(i * Columns)..((i + 1) * Columns)] });
        var view = ml.Data.LoadFromEnumerable(codes.ToArray());
        var options = new TSneOptions { Iterations = iterations, ExaggeratedIterations = Math.Min(iterations, 250) };
        return ml.Transforms.TSne("Place", nameof(CodeRow.Code), options, new VisionRun { Threads = threads, Cancellation = cancellation }).Fit(view);
    }

    private sealed class CodeRow
    {
        [VectorType(Columns)]
        public float[] Code { get; set; } = [];
    }
}
