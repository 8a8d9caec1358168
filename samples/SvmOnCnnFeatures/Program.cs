// A network trained long ago sees, a support vector machine decides: features as a column, for machines of the suite and for ML.NET's own trainers.
using Microsoft.ML;
using MLNetVision;
using MLNetVision.Networks;
using MLNetVision.Samples.Shared;
using MLNetVision.Trainers;
using MLNetVision.Transforms;

const double Promise = 0.95;
var mlContext = new MLContext(seed: 1);
var (known, unseen) = Surfaces.Load(mlContext);
var trainers = mlContext.MulticlassClassification.Trainers;
var backbone = Backbone.FromOnnx(Path.Combine(AppContext.BaseDirectory, "mobilenet-v2-openimages.onnx"), new Preprocessing
{
    Height = 224,
    Width = 224,
    Mean = [0.5f, 0.5f, 0.5f],
    Deviation = [0.5f, 0.5f, 0.5f],
});

var accuracies = new[]
{
    Report("linear support vectors", trainers.TransferLearning("Label", "Image", backbone, new TransferLearningOptions { Head = new LinearSvmHead() })),
    Report("support vectors with a radial kernel", trainers.TransferLearning(
        "Label", "Image", backbone, new TransferLearningOptions { Head = new KernelSvmHead() })),
    Report("the five nearest neighbours", trainers.TransferLearning("Label", "Image", backbone, new TransferLearningOptions { Head = new KNearestHead() })),
    Report("ML.NET's maximum entropy on a column of features", mlContext.Transforms.ImageFeatures("Features", "Image", backbone)
        .Append(mlContext.Transforms.Conversion.MapValueToKey("Label"))
        .Append(trainers.LbfgsMaximumEntropy())),
};
if (accuracies.Min() < Promise)
{
    Console.Error.WriteLine($"Each of them should be right on {Promise:P0} of the patches that it never saw.");
    return 1;
}

return 0;

double Report<T>(string name, IEstimator<T> pipeline)
    where T : class, ITransformer
{
    var model = pipeline.Fit(known);
    var file = Path.Combine(Path.GetTempPath(), $"{Path.GetRandomFileName()}.zip");
    try
    {
        mlContext.Model.Save(model, known.Schema, file);
        var loaded = mlContext.Model.Load(file, out _);
        var evaluation = mlContext.MulticlassClassification.EvaluateDetailed(loaded.Transform(unseen));
        Console.WriteLine($"{evaluation.Accuracy,7:P1}, log loss {evaluation.LogLoss:F3}, {new FileInfo(file).Length / 1e6,5:F1} MB saved: {name}");
        return evaluation.Accuracy;
    }
    finally
    {
        File.Delete(file);
    }
}
