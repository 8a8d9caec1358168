using MLNetVision.Evaluation.Reports;
using MLNetVision.Imaging;

namespace MLNetVision.Evaluation;

/// <summary>
/// What a detector found, missed and mistook, as one page that needs nothing else: pictures with boxes, filtered by class, kind of error and score; precision
/// and recall, average precision of each class, what each kind of error costs, and confusions.
/// </summary>
public sealed record DetectionPage
{
    /// <summary>The heading.</summary>
    public required string Title { get; init; }

    /// <summary>A sentence under it.</summary>
    public string Subtitle { get; init; } = "";

    /// <summary>What is shown. Without pictures kept (<see cref="DetectionEvaluationOptions.KeepPictures"/>) there are figures only.</summary>
    public required DetectionEvaluation Evaluation { get; init; }

    /// <summary>
    /// Brings a picture, of which the boxes are; null where it is not at hand. It is asked for the pictures shown only. Null shows boxes on an empty ground.
    /// </summary>
    public Func<DetectedPicture, Image<byte>?>? Picture { get; init; }

    /// <summary>The most pictures shown: those with the most errors come first.</summary>
    public int MostPictures { get; init; } = 60;

    /// <summary>The most boxes of a picture that are shown, the surest; true objects are shown all.</summary>
    public int MostBoxes { get; init; } = 30;

    /// <summary>The longer side that pictures are made smaller to.</summary>
    public int PictureSide { get; init; } = 480;

    /// <summary>What to know, such as how many pictures could not be read.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>When the page was made; null says nothing of it, and the same detections then give the same bytes.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>The page: no network, no other file.</summary>
    public string ToHtml()
    {
        ArgumentNullException.ThrowIfNull(Evaluation);
        ArgumentOutOfRangeException.ThrowIfNegative(MostPictures);
        ArgumentOutOfRangeException.ThrowIfNegative(MostBoxes);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(PictureSide);
        return DetectionHtml.Write(this);
    }

    /// <summary>Writes the page.</summary>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        File.WriteAllText(path, ToHtml());
    }
}
