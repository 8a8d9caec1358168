using Microsoft.ML;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Trainers;
using MLNetVision.Trainers.Learning;
using MLNetVision.Trainers.Sources;
using MLNetVision.Training;

namespace MLNetVision;

/// <summary>Trainers of whole networks, where ML.NET's catalogs have theirs.</summary>
public static class ImageTrainersCatalog
{
    private const string Label = "Label";
    private const string Image = "Image";
    private const string Classes = "ImageCnn";

    /// <summary>
    /// Trains a network of the zoo to tell classes apart. Adds Score, a probability a class with the classes as slot names, and PredictedLabel, a key that
    /// MapKeyToValue turns into the class's name.
    /// </summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="labelColumnName">The classes: texts, keys, whole numbers from 0 or truth values.</param>
    /// <param name="featureColumnName">Images, or vectors of pixels from 0 to 255, channel by channel.</param>
    /// <param name="network">The network's name in the zoo.</param>
    /// <param name="epochs">Passes over the data.</param>
    /// <param name="run">Who is told, who may cancel, where to keep the run, what computes.</param>
    public static ImageTrainer ImageCnn(
        this MulticlassClassificationCatalog.MulticlassClassificationTrainers catalog, string labelColumnName = Label, string featureColumnName = Image,
        string network = "small_cnn", int epochs = 10, VisionRun? run = null)
    {
        var defaults = new ImageCnnOptions();
        var options = defaults with
        {
            Network = defaults.Network with { Name = network },
            Training = defaults.Training with { Epochs = epochs },
        };
        return catalog.ImageCnn(labelColumnName, featureColumnName, options, run);
    }

    /// <summary>Trains a network of the zoo to tell classes apart, with all options.</summary>
    public static ImageTrainer ImageCnn(
        this MulticlassClassificationCatalog.MulticlassClassificationTrainers catalog, string labelColumnName, string featureColumnName,
        ImageCnnOptions options, VisionRun? run = null) => Make(
            catalog, new ClassTask(Classes, Given(options)), new ZooSource(options.Network), labelColumnName, featureColumnName, run);

    /// <summary>Trains a network of the caller's own to tell classes apart.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="labelColumnName">The classes.</param>
    /// <param name="featureColumnName">Images or vectors.</param>
    /// <param name="network">
    /// Writes the network: from pixels [N, C, H, W] of the size that <see cref="NetworkChoice"/> says, or, without a size, from a vector column's numbers
    /// [N, d]; and the number of classes. It gives a logit a class: <c>(x, classes) => x.Conv2d(32, 3).Relu().Flatten().Dense(classes)</c>.
    /// </param>
    /// <param name="options">All options.</param>
    /// <param name="run">The services.</param>
    public static ImageTrainer ImageCnn(
        this MulticlassClassificationCatalog.MulticlassClassificationTrainers catalog, string labelColumnName, string featureColumnName,
        Func<Tensor, int, Tensor> network, ImageCnnOptions? options = null, VisionRun? run = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        options ??= new ImageCnnOptions();
        return Make(
            catalog, new ClassTask(Classes, options), new WrittenSource(network, options.Network), labelColumnName, featureColumnName, run);
    }

    /// <summary>Trains a network that was written before, whose output has a logit a class.</summary>
    public static ImageTrainer ImageCnn(
        this MulticlassClassificationCatalog.MulticlassClassificationTrainers catalog, string labelColumnName, string featureColumnName, Network network,
        ImageCnnOptions? options = null, VisionRun? run = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        options ??= new ImageCnnOptions();
        return Make(catalog, new ClassTask(Classes, options), new GivenSource(network, options.Network), labelColumnName, featureColumnName, run);
    }

    /// <summary>
    /// Trains a model that an engine brings along, such as a module of TorchSharp: <c>engine.WithModule(classes => ...)</c>. That engine computes it unless the
    /// run names another.
    /// </summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="labelColumnName">The classes.</param>
    /// <param name="featureColumnName">Images or vectors.</param>
    /// <param name="model">The model; it gives a logit a class.</param>
    /// <param name="options">All options; <see cref="NetworkChoice"/> says how large pictures are.</param>
    /// <param name="run">The services.</param>
    public static ImageTrainer ImageCnn(
        this MulticlassClassificationCatalog.MulticlassClassificationTrainers catalog, string labelColumnName, string featureColumnName, IModelSource model,
        ImageCnnOptions? options = null, VisionRun? run = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        options ??= new ImageCnnOptions();
        return Make(catalog, new ClassTask(Classes, options), new SuppliedSource(model, options.Network), labelColumnName, featureColumnName, run);
    }

    /// <summary>Trains a network to answer yes or no. Adds Score (the logit), Probability and PredictedLabel.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="labelColumnName">Truth values.</param>
    /// <param name="featureColumnName">Images, or vectors of pixels from 0 to 255, channel by channel.</param>
    /// <param name="options">All options.</param>
    /// <param name="network">Writes the network; null for that of the zoo which the options name. It gives one logit.</param>
    /// <param name="run">The services.</param>
    public static ImageTrainer ImageCnn(
        this BinaryClassificationCatalog.BinaryClassificationTrainers catalog, string labelColumnName = Label, string featureColumnName = Image,
        BinaryImageCnnOptions? options = null, Func<Tensor, int, Tensor>? network = null, VisionRun? run = null)
    {
        options ??= new BinaryImageCnnOptions();
        var task = new TruthTask("ImageCnn (binary)", options, options.PositiveWeight);
        return Make(catalog, task, Source(options.Network, network), labelColumnName, featureColumnName, run);
    }

    /// <summary>Trains a network to say which of several labels hold. Adds Score: a probability a label, with the labels as slot names.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="labelColumnName">A vector of truth values, or of probabilities; its slot names are the labels'.</param>
    /// <param name="featureColumnName">Images, or vectors of pixels from 0 to 255, channel by channel.</param>
    /// <param name="options">All options.</param>
    /// <param name="network">Writes the network; null for that of the zoo which the options name. It gives a logit a label.</param>
    /// <param name="run">The services.</param>
    public static ImageTrainer ImageCnnMultiLabel(
        this MulticlassClassificationCatalog.MulticlassClassificationTrainers catalog, string labelColumnName = Label, string featureColumnName = Image,
        MultiLabelImageCnnOptions? options = null, Func<Tensor, int, Tensor>? network = null, VisionRun? run = null)
    {
        options ??= new MultiLabelImageCnnOptions();
        return Make(
            catalog, new LabelTask("ImageCnnMultiLabel", options), Source(options.Network, network), labelColumnName, featureColumnName, run);
    }

    /// <summary>Trains a network to give a number, such as an age. Adds Score.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="labelColumnName">Numbers.</param>
    /// <param name="featureColumnName">Images, or vectors of pixels from 0 to 255, channel by channel.</param>
    /// <param name="options">All options.</param>
    /// <param name="network">Writes the network; null for that of the zoo which the options name. It gives one number.</param>
    /// <param name="run">The services.</param>
    public static ImageTrainer ImageCnn(
        this RegressionCatalog.RegressionTrainers catalog, string labelColumnName = Label, string featureColumnName = Image,
        ImageRegressionOptions? options = null, Func<Tensor, int, Tensor>? network = null, VisionRun? run = null)
    {
        options ??= new ImageRegressionOptions();
        var task = new NumberTask("ImageCnn (regression)", options, options.Loss);
        return Make(catalog, task, Source(options.Network, network), labelColumnName, featureColumnName, run);
    }

    private static NetworkSource Source(NetworkChoice choice, Func<Tensor, int, Tensor>? network) =>
        network is null ? new ZooSource(choice) : new WrittenSource(network, choice);

    private static ImageCnnOptions Given(ImageCnnOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options;
    }

    internal static ImageTrainer Make(object catalog, ImageTask task, NetworkSource source, string label, string feature, VisionRun? run)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentException.ThrowIfNullOrEmpty(label, "labelColumnName");
        ArgumentException.ThrowIfNullOrEmpty(feature, "featureColumnName");
        return new ImageTrainer(task, source, label, feature, run);
    }
}
