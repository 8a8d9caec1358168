using Microsoft.ML;
using MLNetVision.Trainers;
using MLNetVision.Trainers.Learning;
using MLNetVision.Training;
using MLNetVision.Transforms;

namespace MLNetVision;

/// <summary>Trainers that put a head behind a trained backbone, where ML.NET's catalogs have theirs.</summary>
public static class TransferLearningCatalog
{
    private const string Owner = "TransferLearning";

    /// <summary>
    /// Teaches a network of the zoo new classes: a softmax behind its features, which stay as they are. Adds Score and PredictedLabel.
    /// </summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="labelColumnName">The classes: texts, keys, whole numbers from 0 or truth values.</param>
    /// <param name="featureColumnName">Images, or vectors of pixels from 0 to 255, channel by channel.</param>
    /// <param name="network">The network's name in the zoo: "resnet18".</param>
    /// <param name="weightsFile">A safetensors file, torchvision's, timm's or what training here saved; it is read when the trainer is fitted.</param>
    /// <param name="options">All options.</param>
    /// <param name="run">Who is told, who may cancel, where to keep the run, what computes.</param>
    public static TransferLearningTrainer TransferLearning(
        this MulticlassClassificationCatalog.MulticlassClassificationTrainers catalog, string labelColumnName, string featureColumnName, string network,
        string weightsFile, TransferLearningOptions? options = null, VisionRun? run = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(network);
        ArgumentException.ThrowIfNullOrEmpty(weightsFile);
        var backbone = new Lazy<Backbone>(() => Backbone.FromZoo(network, weightsFile));
        return Make(catalog, ScoringTask.Multiclass, labelColumnName, featureColumnName, backbone, options, run);
    }

    /// <summary>Teaches any backbone new classes: from the zoo, an ONNX file, a safetensors file or one's own.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="labelColumnName">The classes: texts, keys, whole numbers from 0 or truth values.</param>
    /// <param name="featureColumnName">Images, or vectors of pixels from 0 to 255, channel by channel.</param>
    /// <param name="backbone">The network with its weights.</param>
    /// <param name="options">All options; a softmax behind features that stay as they are without.</param>
    /// <param name="run">Who is told, who may cancel, where to keep the run, what computes.</param>
    public static TransferLearningTrainer TransferLearning(
        this MulticlassClassificationCatalog.MulticlassClassificationTrainers catalog, string labelColumnName, string featureColumnName, Backbone backbone,
        TransferLearningOptions? options = null, VisionRun? run = null) => Make(
            catalog, ScoringTask.Multiclass, labelColumnName, featureColumnName, Given(backbone), options, run);

    /// <summary>Teaches a backbone to say which of several labels hold: the label column is a vector. Adds Score, a probability a label.</summary>
    public static TransferLearningTrainer TransferLearningMultiLabel(
        this MulticlassClassificationCatalog.MulticlassClassificationTrainers catalog, string labelColumnName, string featureColumnName, Backbone backbone,
        TransferLearningOptions? options = null, VisionRun? run = null) => Make(
            catalog, ScoringTask.MultiLabel, labelColumnName, featureColumnName, Given(backbone), options, run);

    /// <summary>Teaches a backbone to answer yes or no: the label column is Boolean. Adds Score, Probability and PredictedLabel.</summary>
    public static TransferLearningTrainer TransferLearning(
        this BinaryClassificationCatalog.BinaryClassificationTrainers catalog, string labelColumnName, string featureColumnName, Backbone backbone,
        TransferLearningOptions? options = null, VisionRun? run = null) => Make(
            catalog, ScoringTask.Binary, labelColumnName, featureColumnName, Given(backbone), options, run);

    /// <summary>Teaches a backbone to give a number; by ridge regression unless the options name another head. Adds Score.</summary>
    public static TransferLearningTrainer TransferLearning(
        this RegressionCatalog.RegressionTrainers catalog, string labelColumnName, string featureColumnName, Backbone backbone,
        TransferLearningOptions? options = null, VisionRun? run = null) => Make(
            catalog, ScoringTask.Regression, labelColumnName, featureColumnName, Given(backbone),
            options ?? new TransferLearningOptions { Head = new RidgeHead() }, run);

    private static Lazy<Backbone> Given(Backbone backbone)
    {
        ArgumentNullException.ThrowIfNull(backbone);
        return new Lazy<Backbone>(backbone);
    }

    private static TransferLearningTrainer Make(
        object catalog, ScoringTask kind, string label, string feature, Lazy<Backbone> backbone, TransferLearningOptions? options, VisionRun? run)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentException.ThrowIfNullOrEmpty(label, "labelColumnName");
        ArgumentException.ThrowIfNullOrEmpty(feature, "featureColumnName");
        options ??= new TransferLearningOptions();
        ImageTask task = kind switch
        {
            ScoringTask.Multiclass => new ClassTask(Owner, ForClasses(options)),
            ScoringTask.Binary => new TruthTask(Owner, options, options.Balance == ClassBalance.Weights ? null : 1),
            ScoringTask.MultiLabel => new LabelTask(Owner, options),
            _ => new NumberTask(Owner, options, options.ValueLoss),
        };
        return new TransferLearningTrainer(task, backbone, options, label, feature, run);
    }

    private static ImageCnnOptions ForClasses(TransferLearningOptions options) => new()
    {
        ExampleWeightColumnName = options.ExampleWeightColumnName,
        Fit = options.Fit,
        Training = options.Training,
        Augmentation = options.Augmentation,
        ValidationFraction = options.ValidationFraction,
        MissingValues = options.MissingValues,
        MaxPictureMemory = options.MaxPictureMemory,
        LabelSmoothing = options.LabelSmoothing,
        Balance = options.Balance,
        Mixing = options.Mixing,
    };
}
