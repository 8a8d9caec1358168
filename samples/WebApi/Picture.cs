using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

namespace MLNetVision.Samples.WebApi;

/// <summary>What the model is asked.</summary>
internal sealed class Picture
{
    [ImageType(DigitModel.Size, DigitModel.Size)]
    public MLImage? Image { get; set; }
}
