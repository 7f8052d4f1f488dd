-- Who was not there, or could not tell, was led to say neutral, which is a finding.

-- AlterEnum
ALTER TYPE "atmospherics" ADD VALUE 'UNKNOWN';
