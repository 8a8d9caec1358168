using Microsoft.ML;
using MLNetVision.Networks.Engines;
using MLNetVision.Trainers;
using MLNetVision.Trainers.Learning;
using MLNetVision.Trainers.Sources;
using MLNetVision.Training;

namespace MLNetVision;

/// <summary>
/// The tasks beside classes for models that an engine brings along, such as a module of TorchSharp: <c>engine.WithModule(outputs => ...)</c>. That engine
/// computes them unless the run names another.
/// </summary>
public static class SuppliedModelsCatalog
{
    /// <summary>Trains a model that an engine brings along to answer yes or no. Adds Score (the logit), Probability and PredictedLabel.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="labelColumnName">Truth values.</param>
    /// <param name="featureColumnName">Images or vectors.</param>
    /// <param name="model">The model; it gives one logit.</param>
    /// <param name="options">All options; <see cref="NetworkChoice"/> says how large pictures are.</param>
    /// <param name="run">The services.</param>
    public static ImageTrainer ImageCnn(
        this BinaryClassificationCatalog.BinaryClassificationTrainers catalog, string labelColumnName, string featureColumnName, IModelSource model,
        BinaryImageCnnOptions? options = null, VisionRun? run = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        options ??= new BinaryImageCnnOptions();
        var task = new TruthTask("ImageCnn (binary)", options, options.PositiveWeight);
        return ImageTrainersCatalog.Make(catalog, task, new SuppliedSource(model, options.Network), labelColumnName, featureColumnName, run);
    }

    /// <summary>
    /// Trains a model that an engine brings along to say which of several labels hold. Adds Score: a probability a label, with the labels as slot names.
    /// </summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="labelColumnName">A vector of truth values, or of probabilities; its slot names are the labels'.</param>
    /// <param name="featureColumnName">Images or vectors.</param>
    /// <param name="model">The model; it gives a logit a label.</param>
    /// <param name="options">All options; <see cref="NetworkChoice"/> says how large pictures are.</param>
    /// <param name="run">The services.</param>
    public static ImageTrainer ImageCnnMultiLabel(
        this MulticlassClassificationCatalog.MulticlassClassificationTrainers catalog, string labelColumnName, string featureColumnName, IModelSource model,
        MultiLabelImageCnnOptions? options = null, VisionRun? run = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        options ??= new MultiLabelImageCnnOptions();
        var task = new LabelTask("ImageCnnMultiLabel", options);
        return ImageTrainersCatalog.Make(catalog, task, new SuppliedSource(model, options.Network), labelColumnName, featureColumnName, run);
    }

    /// <summary>Trains a model that an engine brings along to give a number, such as an age. Adds Score.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="labelColumnName">Numbers.</param>
    /// <param name="featureColumnName">Images or vectors.</param>
    /// <param name="model">The model; it gives one number.</param>
    /// <param name="options">All options; <see cref="NetworkChoice"/> says how large pictures are.</param>
    /// <param name="run">The services.</param>
    public static ImageTrainer ImageCnn(
        this RegressionCatalog.RegressionTrainers catalog, string labelColumnName, string featureColumnName, IModelSource model,
        ImageRegressionOptions? options = null, VisionRun? run = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        options ??= new ImageRegressionOptions();
        var task = new NumberTask("ImageCnn (regression)", options, options.Loss);
        return ImageTrainersCatalog.Make(catalog, task, new SuppliedSource(model, options.Network), labelColumnName, featureColumnName, run);
    }
}
