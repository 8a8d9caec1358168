namespace MLNetVision.Trainers;

/// <summary>What is done about classes of different sizes.</summary>
public enum ClassBalance
{
    /// <summary>Nothing: every row counts the same.</summary>
    None,

    /// <summary>A row of a class counts rows / (classes * rows of the class), so that all classes count the same in all.</summary>
    Weights,

    /// <summary>Every epoch shows all classes equally often: pictures of a rare one come several times, each time augmented anew.</summary>
    Sampling,
}
