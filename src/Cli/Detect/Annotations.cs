using MLNetVision.Training.Data;

namespace MLNetVision.Cli.Detect;

/// <summary>Reads annotated pictures, with faults as the tool tells them.</summary>
internal static class Annotations
{
    public static AnnotationSet Read(string path, string? pictures, CancellationToken cancellation)
    {
        try
        {
            return AnnotationFiles.Read(path, pictures, new AnnotationOptions { Cancellation = cancellation });
        }
        catch (Exception e) when (e is DataFormatException or ArgumentException)
        {
            throw new CommandException(e.Message);
        }
    }
}
