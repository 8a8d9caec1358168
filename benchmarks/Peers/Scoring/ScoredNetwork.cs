using Microsoft.ML;
using MLNetVision.Benchmarks.Peers.Harness;
using MLNetVision.Networks;
using MLNetVision.Networks.Zoo;
using MLNetVision.Onnx;
using MLNetVision.Onnx.Export;
using MLNetVision.Training;
using MLNetVision.Transforms;

namespace MLNetVision.Benchmarks.Peers.Scoring;

/// <summary>A network of the zoo with seeded weights, as a transformer of ours, as what ML.NET saves of it, and as an ONNX file.</summary>
/// <param name="Title">Its name in tables.</param>
/// <param name="Name">Its name in the zoo.</param>
/// <param name="Rows">How many rows are scored.</param>
/// <param name="Batch">How many at once.</param>
internal sealed record ScoredNetwork(string Title, string Name, int Rows, int Batch)
{
    private const ulong Seed = 7;

    private ZooModel Model => ModelZoo.Find(Name);

    public int Channels => Model.Channels;

    public int Height => Model.Size.Height;

    public int Width => Model.Size.Width;

    /// <summary>Numbers of a picture.</summary>
    public int Size => Channels * Height * Width;

    /// <summary>Our transformer, fitted to a view of its rows.</summary>
    public ITransformer Transformer(MLContext context, IDataView view, int threads)
    {
        var network = Model.Build();
        var backbone = new Backbone(network, WeightSet.Initialise(network, Seed), Model.Card);
        var options = new Estimators.ImageFeaturesOptions { BatchSize = Batch };
        return context.Transforms.ImageFeatures(PixelRows.Features, PixelRows.Pixels, backbone, options, new VisionRun { Threads = threads }).Fit(view);
    }

    /// <summary>What ML.NET saves of it, which it loads as transformers of its own.</summary>
    public string Saved()
    {
        var file = Path.Combine(GeneratedFiles.Folder("scoring"), $"{Name}.zip");
        var context = new MLContext();
        var view = PixelRows.View(context, 1, Size);
        context.Model.Save(Transformer(context, view, threads: 1), view.Schema, file);
        return file;
    }

    /// <summary>The same network as an ONNX file that takes pixels.</summary>
    public string Onnx()
    {
        var file = Path.Combine(GeneratedFiles.Folder("scoring"), $"{Name}.onnx");
        var network = Model.Build();
        var options = new OnnxExportOptions { Pixels = new OnnxPixels(), FoldBatchNorm = true };
        OnnxFile.Write(file, network.ToOnnx(WeightSet.Initialise(network, Seed), Model.Card, options));
        return file;
    }
}
