using Microsoft.ML;
using MLNetVision.Cli.Train;
using MLNetVision.Evaluation;
using MLNetVision.Networks;
using MLNetVision.Training;
using MLNetVision.Transforms;

namespace MLNetVision.Cli.Models;

/// <summary>A saved model, of ML.NET's form or of ours, as something that scores pictures in batches.</summary>
internal static class ModelFile
{
    private const string ImageColumn = "Image";

    /// <summary>Loads it. Its input has to be the column that our data views call Image.</summary>
    public static ITransformer Load(MLContext context, string path, ScoringOptions options)
    {
        if (!File.Exists(path))
        {
            throw new CommandException($"There is no model '{path}'; 'mlvision train' makes one.");
        }

        return Path.GetExtension(path).Equals(ModelWriter.Extension, StringComparison.OrdinalIgnoreCase)
            ? LoadOwn(path, options)
            : LoadSaved(context, path, options);
    }

    /// <summary>The card of the model that scores.</summary>
    public static ModelCard? Card(ITransformer model) => Scorer(model)?.Model.Card;

    /// <summary>How its training went, where the file says.</summary>
    public static IReadOnlyList<TrainingPoint> History(string path)
    {
        if (!Path.GetExtension(path).Equals(ModelWriter.Extension, StringComparison.OrdinalIgnoreCase)
            || !VisionModel.Load(path).Documents.TryGetValue("history", out var history))
        {
            return [];
        }

        return OptionsFile.Parse<EpochResult[]>(history, path).Select(e => new TrainingPoint(e.Epoch, e.Figures)).ToArray();
    }

    private static ScoringTransformer? Scorer(ITransformer model) => model switch
    {
        ScoringTransformer scorer => scorer,
        IEnumerable<ITransformer> chain => chain.Select(Scorer).FirstOrDefault(s => s is not null),
        _ => null,
    };

    private static ScoringTransformer LoadOwn(string path, ScoringOptions options)
    {
        var content = VisionModel.Load(path);
        return content.InputColumn == ImageColumn ? content.ToTransformer(options) : throw new CommandException(
            $"'{path}' takes '{content.InputColumn ?? "no column"}'; the commands score models that take images in a column '{ImageColumn}'.");
    }

    private static ITransformer LoadSaved(MLContext context, string path, ScoringOptions options)
    {
        try
        {
            return VisionModel.Rewrap(context.Model.Load(path, out _), options);
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException or InvalidDataException or ArgumentException)
        {
            throw new CommandException($"'{path}' is no model that ML.NET loads: {e.Message}");
        }
    }
}
