using System.Globalization;

namespace Digest.Testing;

/// <summary>A disk in memory that can be full or read-only. Making one needs the rights of root, and Linux.</summary>
internal sealed class SmallDisk : IDisposable
{
    private const int BlockSize = 4096;

    /// <summary>Mounts one at a folder, which is made.</summary>
    /// <exception cref="InvalidOperationException">It may not be mounted.</exception>
    public SmallDisk(string folder)
    {
        Folder = Directory.CreateDirectory(folder).FullName;
        if (Shell.Run("mount", "-t", "tmpfs", "-o", "size=1g", "tmpfs", Folder) != 0)
            throw new InvalidOperationException("no disk in memory can be mounted here");
    }

    /// <summary>Where it is mounted.</summary>
    public string Folder { get; }

    /// <summary>Whether this user may mount one.</summary>
    public static bool IsPossible { get; } = OperatingSystem.IsLinux() && Possible();

    /// <summary>Leaves a number of free blocks of 4 KiB.</summary>
    public void Leave(int blocks)
    {
        var info = new DriveInfo(Folder);
        var size = info.TotalSize - info.TotalFreeSpace + (long)blocks * BlockSize;
        Remount(string.Create(CultureInfo.InvariantCulture, $"size={size}"));
    }

    /// <summary>Forbids writing, or allows it.</summary>
    public void IsReadOnly(bool isReadOnly) => Remount(isReadOnly ? "ro" : "rw");

    public void Dispose()
    {
        Shell.Run("umount", Folder);
        Directory.Delete(Folder);
    }

    private void Remount(string option)
    {
        if (Shell.Run("mount", "-o", "remount," + option, Folder) != 0)
            throw new InvalidOperationException($"the disk cannot be mounted anew with {option}");
    }

    private static bool Possible()
    {
        var folder = Directory.CreateTempSubdirectory("digest-disk-").FullName;
        try
        {
            using var disk = new SmallDisk(Path.Combine(folder, "disk"));
            return true;
        }
        catch (Exception exception) when (exception is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return false;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
