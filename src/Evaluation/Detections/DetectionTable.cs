namespace MLNetVision.Evaluation;

/// <summary>The tables of an evaluation of detections.</summary>
public enum DetectionTable
{
    /// <summary>The figures of the whole.</summary>
    Figures,

    /// <summary>A line for each class.</summary>
    Classes,

    /// <summary>A line for each kind of error.</summary>
    Errors,

    /// <summary>A line for what objects are, a column for what they were taken for; the last is the background.</summary>
    Confusion,

    /// <summary>A line for each point of each class's curve of precision over recall.</summary>
    Curves,
}
