using System.CommandLine;

namespace MLNetVision.Cli.Detect;

/// <summary>mlvision detect train|predict|evaluate</summary>
internal static class DetectCommand
{
    /// <summary>What a set of annotated pictures may be.</summary>
    public const string Annotations =
        "Annotated pictures: a .json file of COCO's or VoTT's, a data.yaml or a folder of YOLO's, or a folder of PASCAL VOC's.";

    public static Command Create() => new("detect", "Objects in pictures: where they are, and of which class.")
    {
        DetectTrainCommand.Create(),
        DetectPredictCommand.Create(),
        DetectEvaluateCommand.Create(),
    };
}
