namespace MLNetVision.Trainers;

/// <summary>What a regression makes small, of values with mean 0 and deviation 1.</summary>
public enum ValueLoss
{
    /// <summary>(x - y)²: the result is a mean.</summary>
    Squared,

    /// <summary>|x - y|: the result is a median, which outliers hardly move.</summary>
    Absolute,

    /// <summary>Squared where |x - y| is below 1, straight beyond (Huber 1964).</summary>
    Huber,
}
