using System.Reflection;
using MLNetVision.Networks.Engines;

namespace MLNetVision.Cli.Models;

/// <summary>Loads the TorchSharp engine where it is; the tool refers to none of it, as libtorch alone takes more than a gigabyte for CUDA.</summary>
internal static class TorchLoader
{
    /// <summary>
    /// The environment variable that names a folder: what <c>dotnet publish</c> writes of any project that refers to MLNetVision.Torch and to libtorch.
    /// </summary>
    public const string Folder = "MLNETVISION_TORCH";

    private const string Name = "MLNetVision.Torch";

    /// <summary>Makes an engine on a device.</summary>
    /// <exception cref="CommandException">The engine, libtorch or the device is not there.</exception>
    public static IEngine Make(string device)
    {
        var assembly = Load();
        try
        {
            var type = assembly.GetType($"{Name}.Device", throwOnError: true)!;
            var place = type.GetMethod("Parse")!.Invoke(null, [device]);
            return (IEngine)Activator.CreateInstance(assembly.GetType($"{Name}.TorchEngine", throwOnError: true)!, place, null)!;
        }
        catch (TargetInvocationException e) when (e.InnerException is NotSupportedException or FormatException or FileNotFoundException)
        {
            throw new CommandException($"--engine torch --device {device}: {e.InnerException.Message}");
        }
    }

    private static Assembly Load()
    {
        var folder = Environment.GetEnvironmentVariable(Folder);
        try
        {
            return folder is null ? Assembly.Load(Name) : Assembly.LoadFrom(Path.Combine(Path.GetFullPath(folder), $"{Name}.dll"));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CommandException($"--engine torch: {Name}.dll is neither beside the tool nor in the folder that the variable {Folder} names "
                + $"({folder ?? "it is not set"}). Publish a project that refers to the packages MLNetVision.Torch and TorchSharp-cpu "
                + "or TorchSharp-cuda-linux, and name its folder.");
        }
    }
}
