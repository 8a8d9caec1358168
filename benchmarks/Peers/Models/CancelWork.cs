using Microsoft.ML;
using MLNetVision.Benchmarks.Peers.Harness;
using MLNetVision.Estimators;
using MLNetVision.Training;

namespace MLNetVision.Benchmarks.Peers.Models;

/// <summary>Fits at real sizes that are cancelled.</summary>
internal static class CancelWork
{
    private static readonly double[] Moments = [0.02, 0.1, 0.25, 0.5, 0.75, 1, 1.5, 2.5];

    /// <summary>Principal components of Fashion-MNIST, by each solver.</summary>
    public static IEnumerable<Workload> Pca(int threads) => new[] { PcaSolver.Covariance, PcaSolver.Full, PcaSolver.Randomised, PcaSolver.Incremental }.Select(
        solver => new CancelWorkload($"cancel to return, PCA, {solver}, 60,000 x 784 to 50", Moments, _ => Components(solver, threads)));

    /// <summary>A map of the 70,000.</summary>
    public static Workload Map(int threads) => new CancelWorkload("cancel to return, t-SNE, 70,000 x 50 to 2", [.. Moments, 4, 6, 9, 14], peer =>
    {
        var codes = FashionCodes.Read(peer);
        return token => codes.Map(70_000, threads, cancellation: token).WasCancelled;
    });

    /// <summary>Autoencoders of the 60,000 pictures.</summary>
    public static IEnumerable<Workload> Autoencoders(int threads)
    {
        var options = new AutoencoderOptions { Picture = new PictureShape(28, 28), ErrorColumnName = "Error" };
        yield return Autoencoder("convolutional", options with { Layers = AutoencoderLayers.Convolutional, HiddenSizes = [16, 32], CodeSize = 16 }, threads);
        yield return Autoencoder("dense, variational", options with { HiddenSizes = [512, 256], CodeSize = 16, Variational = new Variational() }, threads);
    }

    private static Func<CancellationToken, bool> Components(PcaSolver solver, int threads)
    {
        var view = PcaWork.View();
        return token =>
        {
            var run = new VisionRun { Threads = threads, Cancellation = token };
            var options = new PcaOptions { Components = 50, Solver = solver };
            using var model = new MLContext(1).Transforms.Pca("Code", nameof(PcaWork.PictureRow.Features), options, run).Fit(view);
            return model.Analysis.WasCancelled;
        };
    }

    private static CancelWorkload Autoencoder(string name, AutoencoderOptions options, int threads) =>
        new($"cancel to return, autoencoder, {name}, 60,000 x 28 x 28", [.. Moments, 4], _ =>
        {
            var view = PcaWork.View();
            return token =>
            {
                var run = new VisionRun { Threads = threads, Cancellation = token };
                using var model = new MLContext(1).Transforms.Autoencoder("Code", nameof(PcaWork.PictureRow.Features), options, run).Fit(view);
                return model.Stages[^1].Reason == StopReason.Cancelled;
            };
        });
}
