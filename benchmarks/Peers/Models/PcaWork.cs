using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Benchmarks.Peers.Harness;
using MLNetVision.Estimators;
using MLNetVision.Training;

namespace MLNetVision.Benchmarks.Peers.Models;

/// <summary>Principal components of Fashion-MNIST.</summary>
internal static class PcaWork
{
    private const int Rows = 60_000;
    private const int Components = 50;

    /// <summary>How near the peer's results have to be.</summary>
    /// <param name="Variance">By how much the peer's variances may differ, as a share of each.</param>
    /// <param name="Outside">How much of the square of each of the peer's components may lie outside of the space of ours.</param>
    /// <param name="Leading">How many of the components that holds for.</param>
    public sealed record Closeness(double Variance, double Outside, int Leading);

    /// <summary>A randomised solver is not exact: its last components least.</summary>
    public static Closeness Near { get; } = new(0.01, 1e-3, 40);

    /// <summary>Of a solver whose only errors are roundings of single precision.</summary>
    public static Closeness Exact { get; } = new(1e-4, 1e-5, Components);

    public static object PeerArguments(string solver) => new { folder = FashionMnist.Folder, rows = Rows, components = Components, solver };

    /// <summary>The work over rows that are in memory in single precision, as the peer's are.</summary>
    public static Prepared Prepare(Closeness closeness, int threads)
    {
        var view = View();
        PcaAnalysis? analysis = null;
        return new Prepared(() => analysis = Fit(view, threads), peer => Compare(analysis!, MemoryMarshal.Cast<byte, double>(peer), closeness));
    }

    /// <summary>The rows, in memory in single precision.</summary>
    public static IDataView View()
    {
        var rows = FashionMnist.Read(Rows).Chunk(FashionMnist.Pixels).Select(p => new PictureRow { Features = Array.ConvertAll(p, b => (float)b) });
        return new MLContext(1).Data.LoadFromEnumerable(rows.ToArray());
    }

    /// <summary>The work over rows that become numbers one by one.</summary>
    public static void FitBytes(int threads)
    {
        var pixels = FashionMnist.Read(Rows);
        Fit(new MLContext(1).Data.LoadFromEnumerable(Stream(pixels)), threads);
    }

    private static IEnumerable<PictureRow> Stream(byte[] pixels)
    {
        var row = new PictureRow { Features = new float[FashionMnist.Pixels] };
        for (var r = 0; r < Rows; r++)
        {
            for (var i = 0; i < row.Features.Length; i++)
            {
                row.Features[i] = pixels[(r * FashionMnist.Pixels) + i];
            }

            yield return row;
        }
    }

    private static PcaAnalysis Fit(IDataView view, int threads)
    {
        var options = new PcaOptions { Components = Components };
        var estimator = new MLContext(1).Transforms.Pca("Code", nameof(PictureRow.Features), options, new VisionRun { Threads = threads });
        using var model = estimator.Fit(view);
        return model.Analysis;
    }

    private static Equality Compare(PcaAnalysis ours, ReadOnlySpan<double> peer, Closeness closeness)
    {
        var (apart, outside) = (0.0, 0.0);
        for (var i = 0; i < closeness.Leading; i++)
        {
            apart = Math.Max(apart, Math.Abs((peer[i] / ours.ExplainedVariance[i]) - 1));
            var component = peer.Slice(Components + (i * FashionMnist.Pixels), FashionMnist.Pixels).ToArray();
            outside = Math.Max(outside, 1 - ours.Components.Sum(c => Math.Pow(component.Zip(c, (a, b) => a * b).Sum(), 2)));
        }

        return new Equality(
            apart <= closeness.Variance && outside <= closeness.Outside,
            string.Create(CultureInfo.InvariantCulture, $"{closeness.Leading} variances within {apart:G2}, {outside:G2} of a component outside our space"));
    }

    internal sealed class PictureRow
    {
        [VectorType(FashionMnist.Pixels)]
        public float[] Features { get; set; } = [];
    }
}
