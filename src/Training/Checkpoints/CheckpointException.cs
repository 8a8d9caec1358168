namespace MLNetVision.Training.Checkpoints;

/// <summary>A checkpoint that cannot be used: damaged, of another version, or of another run. The message names the file and what is wrong.</summary>
public sealed class CheckpointException : Exception
{
    /// <summary>Makes the exception.</summary>
    public CheckpointException()
    {
    }

    /// <summary>Makes the exception with what is wrong.</summary>
    public CheckpointException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception with what is wrong and what caused it.</summary>
    public CheckpointException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Whether the checkpoint is a good one, but of another network, rule or data.</summary>
    public bool IsOfAnotherRun { get; init; }
}
