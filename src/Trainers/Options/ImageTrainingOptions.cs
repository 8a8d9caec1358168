using MLNetVision.Networks.Optimisation;
using MLNetVision.Training;
using MLNetVision.Training.Augmentation;
using MLNetVision.Training.Schedules;
using MLNetVision.Transforms;

namespace MLNetVision.Trainers;

/// <summary>What all trainers of whole networks have in common. Data only: it can be written as JSON and compared.</summary>
public abstract record ImageTrainingOptions
{
    /// <summary>The column of what rows count, a number from 0; null where all count the same. Only its proportions matter.</summary>
    public string? ExampleWeightColumnName { get; init; }

    /// <summary>How pictures of another shape are brought to the size.</summary>
    public PictureFit Fit { get; init; }

    /// <summary>The loop: epochs, batches, optimizer, schedule, early stopping, seed. <see cref="TrainingOptions.Loss"/> is the trainer's own affair.</summary>
    public TrainingOptions Training { get; init; } = new()
    {
        Rule = new TrainingRule { Optimizer = new AdamW { LearningRate = 0.002, WeightDecay = 0.01 } },
        Schedule = new OneCycle(),
    };

    /// <summary>
    /// What is done to each picture anew in every epoch, never in scoring. It sees pictures at the size that they are resized to; where it does not end in the
    /// network's size, the centre is cut out behind it. Needs pixels that are whole numbers from 0 to 255, which all images give.
    /// </summary>
    public ImageTransform? Augmentation { get; init; }

    /// <summary>
    /// The share of the rows that each epoch is measured with instead of being trained on, classes in their proportions; 0 for none. Without such rows, and
    /// without a validation set, the epoch with the smallest training loss is the result.
    /// </summary>
    public double ValidationFraction { get; init; }

    /// <summary>What becomes of rows whose label or picture is missing.</summary>
    public MissingValues MissingValues { get; init; }

    /// <summary>How many bytes of pictures may be kept in memory; the others go to a temporary file. It changes no result.</summary>
    public long MaxPictureMemory { get; init; } = 2L << 30;

    /// <summary>Refuses what nothing can be trained with.</summary>
    public virtual void Validate()
    {
        Training.Validate();
        Augmentation?.Validate();
        Check(ValidationFraction is >= 0 and < 1, nameof(ValidationFraction), ValidationFraction, "from 0, below 1");
        Check(MaxPictureMemory >= 0, nameof(MaxPictureMemory), MaxPictureMemory, "0 or more");
        Check(Enum.IsDefined(Fit), nameof(Fit), Fit, "Crop or Pad");
        Check(Enum.IsDefined(MissingValues), nameof(MissingValues), MissingValues, "Drop or Refuse");
    }

    /// <summary>Refuses a value, naming the owner, the option, the rule and the value.</summary>
    protected void Check(bool holds, string option, object? value, string rule)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(option, value, $"{GetType().Name}.{option} has to be {rule}.");
        }
    }
}
