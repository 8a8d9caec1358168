using Microsoft.ML;
using MLNetVision.Sweeps;
using MLNetVision.Sweeps.Images;

namespace MLNetVision;

/// <summary>Sweeps over pipelines.</summary>
public static class SweepCatalog
{
    /// <summary>
    /// Searches the best way to set what varies in a pipeline. What may vary is said where it is used: <c>mlContext.Sweep(trial => ... trial.LogUniform("rate",
    /// 1e-4, 1e-1) ...)</c>.
    /// </summary>
    /// <param name="context">The context.</param>
    /// <param name="pipeline">Builds the pipeline of a trial; trainers get <see cref="Trial.Run"/>. It is called more than once a trial.</param>
    /// <param name="options">How it searches; null for thirty trials.</param>
    /// <param name="objectives">What is made as good as it can, the most important first; null for accuracy.</param>
    /// <param name="run">Where it is kept, who is told, who may cancel.</param>
    public static Sweep Sweep(
        this MLContext context, Func<Trial, IEstimator<ITransformer>> pipeline, SweepOptions? options = null, IReadOnlyList<SweepMetric>? objectives = null,
        SweepRun? run = null)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(pipeline);
        if (objectives is [])
        {
            throw new ArgumentException("Sweep: objectives has to have one objective or more, or be null for accuracy; it has none.", nameof(objectives));
        }

        return new Sweep(context, pipeline, objectives ?? [SweepMetrics.Accuracy()], options ?? new SweepOptions(), run ?? new SweepRun());
    }

    /// <summary>
    /// Searches the best values of a space, which can come from a file: <c>mlContext.Sweep(SweepSpace.Load(path), (trial, values) => ...)</c>. Where the
    /// options name no first trials and the search is no grid, the first trial is what the space says is usual.
    /// </summary>
    /// <param name="context">The context.</param>
    /// <param name="space">What may vary.</param>
    /// <param name="pipeline">Builds the pipeline of a trial from its values; trainers get <see cref="Trial.Run"/>.</param>
    /// <param name="options">How it searches; null for thirty trials.</param>
    /// <param name="objectives">What is made as good as it can, the most important first; null for accuracy.</param>
    /// <param name="run">Where it is kept, who is told, who may cancel.</param>
    public static Sweep Sweep(
        this MLContext context, SweepSpace space, Func<Trial, SweepValues, IEstimator<ITransformer>> pipeline, SweepOptions? options = null,
        IReadOnlyList<SweepMetric>? objectives = null, SweepRun? run = null)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(pipeline);
        options ??= new SweepOptions();
        var started = options.Starts.Count == 0 && options.Search is not GridSearch && space.Start is { } start ? options with { Starts = [start] } : options;
        return context.Sweep(trial => pipeline(trial, space.Draw(trial)), started, objectives, run);
    }

    /// <summary>
    /// Searches how to tell classes of pictures apart best: <c>mlContext.SweepImages(ImageClassificationSpace.Quick)</c>. The space may come from a file; its
    /// parameters have the names that the ready spaces have.
    /// </summary>
    /// <param name="context">The context.</param>
    /// <param name="space">What may vary.</param>
    /// <param name="setting">Columns, the pictures' size, epochs; null for colour pictures of 32 x 32 in the columns Image and Label.</param>
    /// <param name="options">How it searches; null for thirty trials.</param>
    /// <param name="objectives">What is made as good as it can, the most important first; null for accuracy.</param>
    /// <param name="run">Where it is kept, who is told, who may cancel.</param>
    /// <exception cref="SweepException">The space has a parameter that means nothing here.</exception>
    public static Sweep SweepImages(
        this MLContext context, SweepSpace space, ImageClassificationSetting? setting = null, SweepOptions? options = null,
        IReadOnlyList<SweepMetric>? objectives = null, SweepRun? run = null)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(space);
        setting ??= new ImageClassificationSetting();
        setting.Validate();
        ImageParameters.Check(space);
        return context.Sweep(space, new ImagePipeline(context, setting).Make, options, objectives ?? [SweepMetrics.Accuracy(setting.Label)], run);
    }
}
