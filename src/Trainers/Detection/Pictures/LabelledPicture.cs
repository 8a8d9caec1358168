using MLNetVision.Imaging;
using MLNetVision.Metrics;

namespace MLNetVision.Trainers.Detection;

/// <summary>A picture and what is in it: boxes within the picture, each with an area.</summary>
internal sealed record LabelledPicture(Image<byte> Picture, IReadOnlyList<TrueBox> Objects);
