using Microsoft.ML;
using MLNetVision.Trainers;

namespace MLNetVision.Sweeps.Images;

/// <summary>The pipeline of a trial: a network trained from the beginning, or a head behind a trained one.</summary>
internal sealed class ImagePipeline(MLContext context, ImageClassificationSetting setting)
{
    public const string Transfer = "transfer";

    public IEstimator<ITransformer> Make(Trial trial, SweepValues values) =>
        values.Choice(ImageParameters.Network, ImageNetworks.Plain) == Transfer ? WithBackbone(trial, values) : WithNetwork(trial, values);

    private IEstimator<ITransformer> WithNetwork(Trial trial, SweepValues values)
    {
        var name = values.Choice(ImageParameters.Network, ImageNetworks.Plain);
        var (height, width) = (Scaled(setting.Height, values), Scaled(setting.Width, values));
        var options = new ImageCnnOptions
        {
            Network = new NetworkChoice { Name = name, Height = height, Width = width, Channels = setting.Channels, Resize = 0 },
            Augmentation = ImageVariation.Of(values, Math.Max(height, width), setting.Channels),
            Mixing = ImageTraining.Mixing(values),
            LabelSmoothing = (float)values.Number(ImageParameters.Smoothing, 0),
            Training = ImageTraining.Of(values, setting.Epochs, trial.Seed),
            ValidationFraction = Apart(trial),
        };
        var trainers = context.MulticlassClassification.Trainers;
        var trainer = name is ImageNetworks.Plain or ImageNetworks.Residual
            ? trainers.ImageCnn(setting.Label, setting.Image, (x, classes) => ImageNetworks.Write(name, x, classes, Measures(values)), options, trial.Run)
            : trainers.ImageCnn(setting.Label, setting.Image, options, trial.Run);
        return values.Int(ImageParameters.Committee, 1) is > 1 and var folds ? trainer.Committee(folds)
            : trial.IsRefit && setting.LastNetworks > 1 ? trainer.Repeated(setting.LastNetworks) : trainer;
    }

    private TransferLearningTrainer WithBackbone(Trial trial, SweepValues values)
    {
        var name = values.Choice(ImageParameters.Backbone, string.Empty);
        var backbone = setting.Backbones.TryGetValue(name, out var found) ? found.Value : throw new SweepException(
            $"The space asks for the backbone '{name}', and ImageClassificationSetting.Backbones has {Known()}. Add it there, or leave it out of the space.");
        var blocks = values.Int(ImageParameters.Tuned, 0);
        var options = new TransferLearningOptions
        {
            Layer = values.Choice(ImageParameters.Cut, string.Empty) is { Length: > 0 } layer ? layer : null,
            Head = ImageHeads.Of(values),
            Mode = blocks > 0 ? TransferMode.LastBlocks : TransferMode.HeadOnly,
            Blocks = Math.Max(1, blocks),
            Augmentation = blocks > 0 ? ImageVariation.Of(values, backbone.Card.Preprocessing.Height, channels: 3) : null,
            Training = ImageTraining.Tuning(values, setting.Epochs, trial.Seed),
            ValidationFraction = blocks > 0 ? Apart(trial) : 0,
        };
        return context.MulticlassClassification.Trainers.TransferLearning(setting.Label, setting.Image, backbone, options, trial.Run);
    }

    private static ImageNetworks.Measures Measures(SweepValues values) => new(
        values.Int(ImageParameters.Width, 32), values.Int(ImageParameters.Deeper, 0), values.Choice(ImageParameters.Head, ImageNetworks.Dense),
        (float)values.Number(ImageParameters.Dropout, 0));

    private static int Scaled(int side, SweepValues values) =>
        Math.Max(ImageClassificationSetting.Least, (int)Math.Round(side * values.Number(ImageParameters.Size, 1)));

    /// <summary>A committee keeps rows apart by itself, and the last fit needs none.</summary>
    private double Apart(Trial trial) => trial.IsRefit ? 0 : setting.ValidationFraction;

    private string Known() => setting.Backbones.Count == 0 ? "none" : string.Join(", ", setting.Backbones.Keys.Order(StringComparer.Ordinal));
}
