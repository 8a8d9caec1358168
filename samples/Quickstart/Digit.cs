using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

namespace MLNetVision.Samples.Quickstart;

/// <summary>What the model is asked: a picture.</summary>
internal sealed class Digit
{
    [ImageType(DigitFolder.Size, DigitFolder.Size)]
    public MLImage? Image { get; set; }
}
