using Microsoft.ML;
using Microsoft.ML.AutoML;
using MLNetVision.AutoML;
using MLNetVision.Sweeps;
using MLNetVision.Sweeps.Images;
using MLNetVision.Training;

namespace MLNetVision;

/// <summary>Our spaces and pipelines, for Microsoft.ML.AutoML to search.</summary>
public static class SweepableSpaces
{
    /// <summary>
    /// A pipeline with what may vary in it, as an estimator that AutoML's experiments sweep. AutoML knows no conditions: it draws all parameters each time, and
    /// the pipeline sees those whose conditions hold.
    /// </summary>
    /// <param name="catalog">AutoML's catalog.</param>
    /// <param name="space">What may vary.</param>
    /// <param name="pipeline">Builds the pipeline; trainers get <see cref="Trial.Run"/>.</param>
    /// <param name="run">The services of trainers: what computes, who may cancel; AutoML has no way to carry them.</param>
    public static SweepableEstimator CreateSweepableEstimator(
        this AutoCatalog catalog, SweepSpace space, Func<MLContext, Trial, SweepValues, IEstimator<ITransformer>> pipeline, VisionRun? run = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(pipeline);
        return new SweepableEstimator(
            (context, parameter) =>
            {
                var trial = new Trial(0, 0, new ParameterDraws(parameter), run ?? new VisionRun());
                return pipeline(context, trial, space.Draw(trial));
            },
            SpaceOptions.Of(space));
    }

    /// <summary>Classes of pictures: a ready space, such as <see cref="ImageClassificationSpace.Quick"/>, for AutoML's experiments.</summary>
    /// <param name="catalog">AutoML's catalog.</param>
    /// <param name="space">What may vary.</param>
    /// <param name="setting">Columns, sizes, epochs.</param>
    /// <param name="run">The services of trainers.</param>
    public static SweepableEstimator CreateSweepableImageClassifier(
        this AutoCatalog catalog, SweepSpace space, ImageClassificationSetting setting, VisionRun? run = null)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(setting);
        setting.Validate();
        ImageParameters.Check(space);
        return catalog.CreateSweepableEstimator(space, (context, trial, values) => new ImagePipeline(context, setting).Make(trial, values), run);
    }
}
