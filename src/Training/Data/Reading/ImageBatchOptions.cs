using MLNetVision.Training.Augmentation;

namespace MLNetVision.Training.Data;

/// <summary>How pictures become batches.</summary>
/// <param name="Tensor">The numbers that a picture becomes, and its size; the transforms have to end in that size.</param>
public sealed record ImageBatchOptions(PictureTensor Tensor)
{
    /// <summary>What is done to each picture; nothing by default. Pictures have the tensor's channels before.</summary>
    public ImageTransform? Transform { get; init; }

    /// <summary>What is done to each whole batch; nothing by default. Needs <see cref="BatchTarget.Probabilities"/>.</summary>
    public BatchMixing? Mixing { get; init; }

    /// <summary>What a row's target is.</summary>
    public BatchTarget Target { get; init; } = BatchTarget.Class;

    /// <summary>The network's input for pictures.</summary>
    public string InputName { get; init; } = "input";

    /// <summary>The network's input for targets.</summary>
    public string TargetName { get; init; } = "target";

    /// <summary>
    /// Whether a shuffled epoch shows every class equally often: of a rare class pictures come several times, each time transformed anew; of a frequent one
    /// some do not come. The epoch keeps its number of rows.
    /// </summary>
    public bool Balanced { get; init; }

    /// <summary>Whether the last batch of an epoch is left out if it has fewer rows than the others.</summary>
    public bool DropLast { get; init; }

    /// <summary>Threads that load and transform; 0 for one less than the machine has. The result does not depend on it.</summary>
    public int Workers { get; init; }

    /// <summary>How many batches are filled or wait at most. So many are in memory, and the caller's own.</summary>
    public int Queue { get; init; } = 3;

    /// <summary>What becomes of files that are no pictures.</summary>
    public CorruptPictures Corrupt { get; init; } = CorruptPictures.Fail;

    /// <summary>Refuses options that make no sense, by name.</summary>
    /// <exception cref="ArgumentException">An option is out of its range, or two do not go together.</exception>
    public void Validate()
    {
        ArgumentNullException.ThrowIfNull(Tensor);
        Tensor.Validate();
        Transform?.Validate();
        Mixing?.Validate();
        Require(Mixing is null || Target == BatchTarget.Probabilities, nameof(Target), Target, "Probabilities where rows are mixed, as labels are mixed too");
        Require(!string.IsNullOrEmpty(InputName), nameof(InputName), InputName, "a name");
        Require(!string.IsNullOrEmpty(TargetName) && TargetName != InputName, nameof(TargetName), TargetName, "a name other than the input's");
        Require(Workers is >= 0 and <= 1024, nameof(Workers), Workers, "from 1 to 1024, or 0 for one less than the machine has");
        Require(Queue > 0, nameof(Queue), Queue, "1 or more");
    }

    private static void Require(bool holds, string option, object? value, string rule)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(option, value, $"ImageBatchOptions.{option} has to be {rule}.");
        }
    }
}
